/** Who makes the changes: asked for once, kept in the browser. */
export function editorName(): string | null {
  const known = localStorage.getItem('editor');
  if (known !== null && known !== '') return known;
  const given = prompt('Your name, as it is to stand beside your corrections')?.trim() ?? '';
  if (given === '') return null;
  localStorage.setItem('editor', given.slice(0, 100));
  return given.slice(0, 100);
}
