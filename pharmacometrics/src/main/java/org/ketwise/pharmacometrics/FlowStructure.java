package org.ketwise.pharmacometrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the compartments of a model that a regimen reaches hang together: groups of compartments between which there is a way to and fro, in the order in which
 * drug passes through them. Where in every group the flows run in pairs along the branches of a tree, its rates become symmetric when the compartments are
 * scaled, so it has real exponentials that can be calculated without loss; a model with a group of another shape is not decomposed.
 *
 * @param compartments places in the model, in the order used here
 * @param first the first compartment of each group, and at the end the number of compartments
 * @param pairs flows to and fro inside a group
 * @param links flows from one group to a later one
 * @param losses for each flow of the model the place here of the compartment that it leaves, or -1
 */
record FlowStructure(int[] compartments, int[] first, List<Pair> pairs, List<Link> links, int[] losses) {
    /**
     * Two flows between the same compartments.
     *
     * @param a the one nearer the root of the tree; pairs come in an order in which their {@code a} was met before
     * @param there number of the flow from a to b
     * @param back number of the flow from b to a
     */
    record Pair(int a, int b, int there, int back) {}

    /** @param flow number of the flow */
    record Link(int from, int to, int flow) {}

    /** @param inputs compartments that doses enter */
    static Optional<FlowStructure> of(PopulationModel model, int[] inputs) {
        int n = model.compartmentCount();
        boolean[][] reaches = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            reaches[i][i] = true;
        }
        for (PopulationModel.Transfer transfer : model.transfers()) {
            if (transfer.to() >= 0) {
                reaches[transfer.from()][transfer.to()] = true;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    reaches[i][j] |= reaches[i][via] && reaches[via][j];
                }
            }
        }
        List<Integer> order = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int group : inOrderOfFlow(reaches, inputs)) {
            starts.add(order.size());
            for (int i = 0; i < n; i++) {
                if (reaches[group][i] && reaches[i][group]) {
                    order.add(i);
                }
            }
        }
        starts.add(order.size());
        int[] place = new int[n];
        Arrays.fill(place, -1);
        for (int i = 0; i < order.size(); i++) {
            place[order.get(i)] = i;
        }
        int[] first = starts.stream().mapToInt(Integer::intValue).toArray();
        return arranged(model, order.stream().mapToInt(Integer::intValue).toArray(), first, place);
    }

    /** One compartment of each group that an input reaches, none before one that it gets drug from. */
    private static List<Integer> inOrderOfFlow(boolean[][] reaches, int[] inputs) {
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < reaches.length; i++) {
            int compartment = i;
            boolean reached = Arrays.stream(inputs).anyMatch(input -> reaches[input][compartment]);
            boolean known =
                    groups.stream().anyMatch(other -> reaches[other][compartment] && reaches[compartment][other]);
            if (reached && !known) {
                int before = 0;
                while (before < groups.size() && !reaches[compartment][groups.get(before)]) {
                    before++;
                }
                groups.add(before, compartment);
            }
        }
        return groups;
    }

    private static Optional<FlowStructure> arranged(
            PopulationModel model, int[] compartments, int[] first, int[] place) {
        int[] group = new int[compartments.length];
        for (int g = 0; g + 1 < first.length; g++) {
            Arrays.fill(group, first[g], first[g + 1], g);
        }
        List<PopulationModel.Transfer> flows = model.transfers();
        int[] losses = new int[flows.size()];
        List<Link> inside = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int flow = 0; flow < losses.length; flow++) {
            int from = place[flows.get(flow).from()];
            int to = flows.get(flow).to() < 0 ? -1 : place[flows.get(flow).to()];
            losses[flow] = from;
            if (from >= 0 && to >= 0) {
                (group[from] == group[to] ? inside : links).add(new Link(from, to, flow));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int g = 0; g + 1 < first.length; g++) {
            int start = first[g];
            int size = first[g + 1] - start;
            List<Link> own = inside.stream()
                    .filter(link -> group[link.from()] == group[start])
                    .toList();
            List<Pair> tree = tree(start, own);
            if (tree.size() != size - 1 || own.size() != 2 * tree.size()) {
                return Optional.empty();
            }
            pairs.addAll(tree);
        }
        return Optional.of(new FlowStructure(compartments, first, List.copyOf(pairs), List.copyOf(links), losses));
    }

    /** Pairs along the branches from a root on. */
    private static List<Pair> tree(int root, List<Link> links) {
        List<Integer> met = new ArrayList<>(List.of(root));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < met.size(); i++) {
            int a = met.get(i);
            for (Link there : links) {
                if (there.from() == a && !met.contains(there.to())) {
                    for (Link back : links) {
                        if (back.from() == there.to() && back.to() == a) {
                            met.add(there.to());
                            pairs.add(new Pair(a, there.to(), there.flow(), back.flow()));
                            break;
                        }
                    }
                }
            }
        }
        return pairs;
    }

    int size() {
        return compartments.length;
    }

    int groups() {
        return first.length - 1;
    }

    /** The place here of a compartment of the model, or -1 if no dose reaches it. */
    int place(int compartment) {
        for (int i = 0; i < compartments.length; i++) {
            if (compartments[i] == compartment) {
                return i;
            }
        }
        return -1;
    }
}
