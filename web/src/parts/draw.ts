/** Puts a chart into its box as one picture: what its parts are called is for developers, not for screen readers. */
export function putChart(box: HTMLElement, chart: Element): void {
  chart.setAttribute('role', 'img');
  for (const part of chart.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  box.replaceChildren(chart);
}
