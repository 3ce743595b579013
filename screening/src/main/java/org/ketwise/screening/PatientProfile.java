package org.ketwise.screening;

import java.util.List;

/** A patient as the screener sees one: coded medicines and facts. */
public record PatientProfile(List<MedicationUse> medications, PatientFacts facts) {}
