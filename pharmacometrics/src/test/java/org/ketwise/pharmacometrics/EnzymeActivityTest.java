package org.ketwise.pharmacometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ketwise.knowledge.model.Enzyme;
import org.ketwise.knowledge.model.EnzymeEffect;
import org.ketwise.knowledge.model.EnzymeEffect.Site;

class EnzymeActivityTest {
    private static EnzymeEffect effect(Enzyme enzyme, Site site, double activity) {
        return new EnzymeEffect(enzyme, site, null, activity, activity, activity);
    }

    private static EnzymeActivity under(EnzymeEffect... effects) {
        return EnzymeActivity.under(List.of(effects), EnzymeEffect::low);
    }

    @Test
    void oneMedicineLeavesWhatItLeaves() {
        EnzymeActivity activity = under(effect(Enzyme.CYP3A, Site.LIVER, 0.15), effect(Enzyme.CYP3A, Site.GUT, 0.25));
        assertThat(activity.inLiver(Enzyme.CYP3A)).isCloseTo(0.15, within(1e-12));
        assertThat(activity.inGut(Enzyme.CYP3A)).isCloseTo(0.25, within(1e-12));
        assertThat(activity.inLiver(Enzyme.CYP2B6)).isEqualTo(1);
        assertThat(EnzymeActivity.USUAL.inGut(Enzyme.CYP3A)).isEqualTo(1);
    }

    /** Two competitive inhibitors at three and one times their inhibition constants leave 1 / (1 + 3 + 1). */
    @Test
    void inhibitorsAddUpOnTheEnzyme() {
        EnzymeActivity activity =
                under(effect(Enzyme.CYP3A, Site.LIVER, 1 / 4.0), effect(Enzyme.CYP3A, Site.LIVER, 1 / 2.0));
        assertThat(activity.inLiver(Enzyme.CYP3A)).isCloseTo(1 / 5.0, within(1e-12));
    }

    @Test
    void inducersAddUpAndMeetInhibitors() {
        EnzymeActivity activity = under(
                effect(Enzyme.CYP3A, Site.LIVER, 3),
                effect(Enzyme.CYP3A, Site.LIVER, 2),
                effect(Enzyme.CYP3A, Site.LIVER, 0.5));
        assertThat(activity.inLiver(Enzyme.CYP3A)).isCloseTo((1 + 2 + 1) / 2.0, within(1e-12));
    }
}
