// Sends what stands in a form of the page and shows what comes back. Without this the page still documents.
(() => {
  const LONGEST = 200_000;

  function address(form) {
    const query = new URLSearchParams();
    let path = form.dataset.path;
    form.querySelectorAll("[data-in]").forEach((field) => {
      if (field.dataset.in === "path") {
        path = path.replace("{" + field.name + "}", encodeURIComponent(field.value));
      } else if (field.value !== "") {
        query.set(field.name, field.value);
      }
    });
    return query.size === 0 ? path : path + "?" + query;
  }

  function readable(text) {
    let shown = text;
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // shown as it came
    }
    return shown.length > LONGEST ? shown.slice(0, LONGEST) + "\n… (" + shown.length + " characters in all)" : shown;
  }

  document.querySelectorAll("form.try").forEach((form) => {
    const answer = form.querySelector(".answer");
    const status = answer.querySelector("[role=status]");
    const body = form.querySelector("textarea");
    form.querySelector(".actions").hidden = false;

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      answer.hidden = false;
      status.textContent = "Asking…";
      try {
        const came = await fetch(address(form), {
          method: form.dataset.method,
          ...(body === null ? {} : { headers: { "Content-Type": "application/json" }, body: body.value }),
        });
        answer.querySelector("pre").textContent = readable(await came.text());
        status.textContent = "Status " + came.status + ", " + (came.headers.get("Content-Type") ?? "no type");
      } catch {
        status.textContent = "The server did not answer.";
      }
    });
  });
})();
