// Whether what stands beside the form belongs to what stands in it. A report of another list must never be taken for the one of this.
(() => {
  const form = document.getElementById("check");
  const report = document.getElementById("report");
  const unanswered = document.getElementById("unanswered");
  let changes = 0;
  let asked = 0;

  function old() {
    report.classList.add("old");
    report.setAttribute("aria-busy", "true");
  }

  form.addEventListener("input", () => {
    changes++;
    old();
  });
  form.addEventListener("htmx:beforeRequest", () => {
    asked = changes;
    old();
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === report) {
      unanswered.hidden = true;
      unanswered.removeAttribute("role");
      if (asked === changes) {
        report.classList.remove("old");
        report.removeAttribute("aria-busy");
      }
    }
  });
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:swapError"]) {
    form.addEventListener(failure, () => {
      report.replaceChildren();
      report.classList.remove("old");
      report.removeAttribute("aria-busy");
      unanswered.setAttribute("role", "alert");
      unanswered.hidden = false;
    });
  }
})();

// Names while somebody types, and a line for the one that was chosen. The check itself works without this.
(() => {
  const field = document.querySelector(".adder");
  const input = document.getElementById("adder");
  const options = document.getElementById("adder-options");
  const list = document.getElementById("medications");
  let chosen = -1;
  let asked = 0;

  field.hidden = false;

  function close() {
    options.hidden = true;
    options.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function add(text) {
    const line = text.trim();
    if (line !== "") {
      list.value = list.value.replace(/\s*$/, "") + (list.value.trim() === "" ? "" : "\n") + line + "\n";
      list.dispatchEvent(new Event("input", { bubbles: true }));
    }
    input.value = "";
    close();
    input.focus();
  }

  function choose(place) {
    const all = [...options.children];
    chosen = all.length === 0 ? -1 : (place + all.length) % all.length;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", all[chosen].id);
    }
  }

  function show(names) {
    close();
    names.forEach((each, at) => {
      const option = document.createElement("li");
      option.id = "adder-option-" + at;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.name = each.name;
      const name = document.createElement("span");
      name.textContent = each.name;
      const means = document.createElement("span");
      means.className = "means";
      means.textContent = each.means;
      option.append(name, means);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        add(each.name);
      });
      options.append(option);
    });
    options.hidden = names.length === 0;
    input.setAttribute("aria-expanded", String(names.length > 0));
  }

  input.addEventListener("input", async (event) => {
    event.stopPropagation(); // what is being typed here is no part of the check yet
    const mine = ++asked;
    const answer = await fetch("/complete", { method: "POST", body: new URLSearchParams({ q: input.value }) });
    if (answer.ok && mine === asked) {
      show(await answer.json());
    }
  });

  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !options.hidden) {
      choose(chosen + 1);
    } else if (event.key === "ArrowUp" && !options.hidden) {
      choose(chosen < 0 ? -1 : chosen - 1);
    } else if (event.key === "Enter") {
      add(chosen >= 0 ? options.children[chosen].dataset.name : input.value);
    } else if (event.key === "Escape") {
      close();
    } else {
      return;
    }
    event.preventDefault();
  });

  input.addEventListener("blur", close);
})();

// The handout is a page of its own, not a part of this one, so it is asked for as a browser does and not by script.
(() => {
  const form = document.getElementById("check");
  const button = document.getElementById("handout");
  if (!button) {
    return;
  }
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const action = form.getAttribute("action");
    form.setAttribute("action", button.getAttribute("formaction"));
    form.setAttribute("target", "_blank");
    form.submit();
    form.setAttribute("action", action);
    form.removeAttribute("target");
  });
})();
