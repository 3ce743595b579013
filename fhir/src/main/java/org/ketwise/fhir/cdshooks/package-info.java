/**
 * CDS Hooks 2.0: what a client sends, what is answered, and how a consultation becomes cards. Nothing here knows HTTP.
 *
 * <p>The path of a call: {@link org.ketwise.fhir.cdshooks.HookRequest} is the body as far as it is needed, read leniently where a sender may differ (unknown fields, other
 * FHIR versions, orders without intent or medicine) and refused with the place named where a field is of the wrong type;
 * {@link org.ketwise.fhir.cdshooks.Prefetch} is what of the patient's record was sent or fetched, and what was not; {@link org.ketwise.fhir.cdshooks.HookAdvisor} finds the
 * planned treatment, has the consult screen the record together with the draft orders, and {@link org.ketwise.fhir.cdshooks.CardDeck} lays out what is to be said;
 * {@link org.ketwise.fhir.cdshooks.CdsJson} writes it.
 *
 * <p>Which cards. Alerts that come by pairs are overridden, so the number of cards grows with burden axes and conditions, never with pairs:
 *
 * <ul>
 *   <li>nothing where no treatment of the content is planned or known, and nothing where there is nothing to say;
 *   <li>one card for each burden axis, each interaction with the treatment and each condition that is major (a warning) or contraindicated (critical). A condition that
 *       a burden names as its part is told with the burden;
 *   <li>one card for all major changes of exposure together, and one for all that is major between medicines of the list;
 *   <li>at most one card of indicator {@code info}, where there is more: moderate findings in a line each, loss of effect, which is no danger whatever its severity,
 *       and medicines that were not read. Minor findings and explicit negatives are left to the report that the cards link to.
 * </ul>
 *
 * <p>What was not read or not sent is said on every card. The same cards are shown again when an order that was selected is signed: none is ever suppressed because it
 * was seen before.
 *
 * <p>No card carries a suggestion: the options of the content are for somebody to weigh in words, and none of them names an order precisely enough to be created by a click.
 */
@NullMarked
package org.ketwise.fhir.cdshooks;

import org.jspecify.annotations.NullMarked;
