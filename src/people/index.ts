export { isListFault, readAuthorityList, type ListFault } from './authority-list.ts';
export type { Decision } from './decisions.ts';
export type { FormedPerson } from './form-people.ts';
export { indexPeople, type IndexOptions, type PeopleIndex } from './index-people.ts';
export { fromLabels, type KnownPerson, type ListedId, type Seen } from './known-person.ts';
export { parseName, type PersonName } from './parse-name.ts';
export type { AuthorityList, AuthorityPerson, Office, Person, PersonLabel, PersonRef } from './person.ts';
export { peopleIn, type RecordPeople, type SpeakerLabel } from './record-people.ts';
export type { Basis, LabelResolution } from './resolve-record.ts';
