package org.ketwise.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Calls of order-sign by made-up patients: twenty medicines each out of a pool, every third as text and the others with their RxNorm code, two conditions, a pressure, and a draft
 * of the treatment. Every patient has another list, so that nothing answers from what it remembers of the whole.
 */
final class OrderSign {
    private static final int MEDICINES = 20;

    private static final List<String> POOL = """
            6901 methylphenidate
            40114 guanfacine
            321988 escitalopram
            28439 lamotrigine
            2598 clonazepam
            5640 ibuprofen
            2418 cholecalciferol
            10582 levothyroxine
            6809 metformin
            83367 atorvastatin
            29046 lisinopril
            17767 amlodipine
            7646 omeprazole
            36437 sertraline
            42347 bupropion
            39786 venlafaxine
            51272 quetiapine
            6448 lithium
            89013 aripiprazole
            10737 trazodone
            15996 mirtazapine
            25480 gabapentin
            187832 pregabalin
            2599 clonidine
            8787 propranolol
            52175 losartan
            5487 hydrochlorothiazide
            435 albuterol
            88249 montelukast
            41126 fluticasone
            20610 cetirizine
            39993 zolpidem
            6470 lorazepam
            38400 atomoxetine
            700810 lisdexamfetamine
            3288 dextroamphetamine
            38404 topiramate
            21212 clarithromycin
            4450 fluconazole
            2002 carbamazepine
            9384 rifampin
            4603 furosemide
            6918 metoprolol
            36567 simvastatin
            40790 pantoprazole
            8640 prednisone
            11289 warfarin
            161 acetaminophen
            7258 naproxen
            10689 tramadol
            1819 buprenorphine
            7243 naltrexone
            6711 melatonin
            5553 hydroxyzine
            72625 duloxetine
            4493 fluoxetine
            2556 citalopram
            61381 olanzapine
            35636 risperidone
            37418 sumatriptan
            26225 ondansetron
            """.lines().toList();

    private static final List<String> TREATMENTS =
            List.of("Spravato 84 mg nasal", "ketamine 0.5 mg/kg iv over 40 min", "esketamine 56 mg nasal");
    private static final List<String> CONDITIONS = List.of(
            "hypertension",
            "attention deficit hyperactivity disorder",
            "sleep apnoea",
            "asthma",
            "major depression",
            "type 2 diabetes");

    private OrderSign() {}

    /** Bodies of so many patients, always the same. */
    static List<byte[]> bodies(int patients) {
        Random random = new Random(20);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            bodies.add(body(i, random).getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    private static String body(int number, Random random) {
        String patient = "p" + number;
        List<String> list = shuffled(POOL, random);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < MEDICINES; i++) {
            String[] codeAndName = list.get(i).split(" ", 2);
            String dosed = codeAndName[1] + " " + 5 * (1 + random.nextInt(20)) + " mg";
            String medicine = i % 3 == 0
                    ? "{\"text\":\"" + dosed + "\"}"
                    : "{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\""
                            + codeAndName[0] + "\",\"display\":\"" + codeAndName[1] + "\"}],\"text\":\"" + dosed
                            + "\"}";
            orders.add(order("m" + i, "active", patient, medicine));
        }
        String draft =
                order("d1", "draft", patient, "{\"text\":\"" + TREATMENTS.get(number % TREATMENTS.size()) + "\"}");
        List<String> conditions = shuffled(CONDITIONS, random).subList(0, 2).stream()
                .map(words -> "{\"resourceType\":\"Condition\",\"code\":{\"text\":\"" + words + "\"},"
                        + subject(patient) + "}")
                .toList();
        String pressure = "{\"resourceType\":\"Observation\",\"status\":\"final\"," + subject(patient)
                + ",\"effectiveDateTime\":\"2026-11-20\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"85354-9\"}]},\"component\":["
                + component("8480-6", 105 + random.nextInt(50)) + "," + component("8462-4", 65 + random.nextInt(30))
                + "]}";
        return "{\"hook\":\"order-sign\",\"hookInstance\":\"" + new UUID(random.nextLong(), random.nextLong())
                + "\",\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"" + patient + "\",\"draftOrders\":"
                + bundle(List.of(draft))
                + "},\"prefetch\":{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"" + patient + "\",\"gender\":\""
                + (random.nextBoolean() ? "female" : "male") + "\",\"birthDate\":\"" + (1940 + random.nextInt(65))
                + "-02-03\"},"
                + "\"medicationRequests\":" + bundle(orders) + ",\"conditions\":" + bundle(conditions)
                + ",\"bloodPressure\":"
                + bundle(List.of(pressure)) + "}}";
    }

    private static String order(String id, String status, String patient, String medicine) {
        return "{\"resourceType\":\"MedicationRequest\",\"id\":\"" + id + "\",\"status\":\"" + status
                + "\",\"intent\":\"order\"," + subject(patient) + ",\"medicationCodeableConcept\":" + medicine + "}";
    }

    private static String component(String code, int value) {
        return "{\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code
                + "\"}]},\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"mmHg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mm[Hg]\"}}";
    }

    private static String subject(String patient) {
        return "\"subject\":{\"reference\":\"Patient/" + patient + "\"}";
    }

    private static String bundle(List<String> resources) {
        StringBuilder entries = new StringBuilder();
        resources.forEach(each -> entries.append(entries.isEmpty() ? "" : ",")
                .append("{\"resource\":")
                .append(each)
                .append('}'));
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entries + "]}";
    }

    private static List<String> shuffled(List<String> all, Random random) {
        List<String> copy = new ArrayList<>(all);
        Collections.shuffle(copy, random);
        return copy;
    }
}
