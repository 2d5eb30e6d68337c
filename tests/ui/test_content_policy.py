from django.http import HttpResponse, JsonResponse

from dondoc.ui.middleware import POLICY, ContentPolicy


def test_a_page_may_run_only_our_own_scripts(rf):
    response = ContentPolicy(lambda _request: HttpResponse("<p>"))(rf.get("/"))

    assert response.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY


def test_a_view_keeps_its_own_policy_and_data_gets_none(rf):
    own = HttpResponse("<p>", headers={"Content-Security-Policy": "default-src 'none'"})

    assert ContentPolicy(lambda _request: own)(rf.get("/")).headers["Content-Security-Policy"] == "default-src 'none'"
    assert "Content-Security-Policy" not in ContentPolicy(lambda _request: JsonResponse({}))(rf.get("/")).headers


def test_a_script_that_got_into_a_page_does_not_run(browser, site):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto("/gallery")
    page.evaluate(
        """() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>"); }"""
    )
    page.wait_for_timeout(200)

    assert page.evaluate("window.ran") is None
    context.close()
