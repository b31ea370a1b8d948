import type { Rule } from './rule.ts';
import { appealNumber, panelSection, panelStampComplete } from './rules/appeals-panel.ts';
import { archivistLine } from './rules/archivist-line.ts';
import { authorityLines, classifierPosition, derivativeClassifier } from './rules/authority-lines.ts';
import { bannerAbovePortions } from './rules/banner-above-portions.ts';
import { bannerBelowPortion, pageBannerBelowPortion } from './rules/banner-below-portion.ts';
import { bannerOnPages } from './rules/banner-on-pages.ts';
import { caseNumber } from './rules/case-number.ts';
import { caveatRollup } from './rules/caveat-rollup.ts';
import { clockFitsDate, weekdayFitsDate } from './rules/clock-and-weekday.ts';
import { dateOfOrigin } from './rules/date-of-origin.ts';
import { dateTimePlace, endAfterStart } from './rules/date-time-place.ts';
import { groupsInTime, oadrInTime, xCodesInTime } from './rules/dead-markings.ts';
import { declassifyLater, numericForm } from './rules/declassify-date.ts';
import { defaultPeriod, tenYears, twentyFiveYears } from './rules/declassify-limits.ts';
import { derivedFrom } from './rules/derived-from.ts';
import { exemptionDates, heldPortions } from './rules/exemption-dates.ts';
import { sixYears } from './rules/extension-1978.ts';
import { interpreterNamed, notetakerNamed } from './rules/interpreter-notetaker.ts';
import { libraryCopy } from './rules/library-copy.ts';
import { lostMarks } from './rules/lost-marks.ts';
import { markSide } from './rules/mark-side.ts';
import { markVocabulary } from './rules/mark-vocabulary.ts';
import { paragraphsMarked, subjectMarked } from './rules/missing-marks.ts';
import { garbledBanners } from './rules/ocr-banners.ts';
import { digitsInCodes } from './rules/ocr-digits.ts';
import { stackedLayers } from './rules/ocr-layers.ts';
import { overdueRelease } from './rules/overdue-release.ts';
import { pageNumbers } from './rules/page-numbers.ts';
import { pageWiseMarks } from './rules/page-wise-marks.ts';
import { foreignInformation, noEarlyReason, reasonLetter, reasonSection } from './rules/reason-line.ts';
import { presidentialCodes, redactionsCoded, redactionsOfReview } from './rules/redaction-codes.ts';
import { releaseAfterPaper, releaseOrder, releaseSection } from './rules/release-order.ts';
import { releaseStatus } from './rules/release-status.ts';
import { scheduleShown } from './rules/schedule-1972.ts';
import { speakersListed } from './rules/speaker-labels.ts';
import { bannerStruck, marksStruck } from './rules/struck-on-release.ts';
import { titlesInOffice } from './rules/titles-in-office.ts';

/** Every rule, in the order in which they are asked: what was read, then the record, then its markings. */
export const rules: readonly Rule[] = [
  digitsInCodes,
  garbledBanners,
  stackedLayers,
  lostMarks,
  pageWiseMarks,

  dateTimePlace,
  endAfterStart,
  clockFitsDate,
  weekdayFitsDate,
  interpreterNamed,
  notetakerNamed,
  speakersListed,
  pageNumbers,
  titlesInOffice,

  bannerBelowPortion,
  bannerAbovePortions,
  pageBannerBelowPortion,
  bannerOnPages,
  paragraphsMarked,
  subjectMarked,
  markSide,
  markVocabulary,
  caveatRollup,

  authorityLines,
  classifierPosition,
  reasonSection,
  reasonLetter,
  noEarlyReason,
  derivedFrom,
  foreignInformation,
  dateOfOrigin,
  derivativeClassifier,

  tenYears,
  defaultPeriod,
  twentyFiveYears,
  declassifyLater,
  numericForm,
  oadrInTime,
  xCodesInTime,
  exemptionDates,
  sixYears,
  scheduleShown,
  groupsInTime,
  heldPortions,
  overdueRelease,

  releaseAfterPaper,
  releaseOrder,
  releaseSection,
  panelSection,
  appealNumber,
  panelStampComplete,
  bannerStruck,
  archivistLine,
  caseNumber,
  libraryCopy,
  redactionsCoded,
  redactionsOfReview,
  presidentialCodes,
  releaseStatus,
  marksStruck,
];
