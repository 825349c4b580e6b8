using Microsoft.Playwright;
using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Journeys;

/// <summary>Without a mouse on a small screen: what takes the focus is not left behind the bars at its lower edge (WCAG 2.2, 2.4.11).</summary>
public sealed class FocusTests(DemoPortal demo) : Journey(demo)
{
    private const int MostSteps = 90;

    // Names of what has the focus and of the bar that covers it, or nothing.
    private const string Covered = """
        () => {
          const focused = document.activeElement;
          const at = focused.getBoundingClientRect();
          const bar = [...document.querySelectorAll('.tabs, .form-end')].find((one) => {
            const its = one.getBoundingClientRect();
            return ['fixed', 'sticky'].includes(getComputedStyle(one).position) && !one.contains(focused) && its.top < innerHeight && at.top >= its.top - 2 && at.bottom <= its.bottom + 2;
          });
          return bar ? `${focused.getAttribute('aria-label') ?? focused.textContent.trim()} behind ${bar.className}` : '';
        }
        """;

    protected override BrowserNewContextOptions Device => new() { ViewportSize = new() { Width = 360, Height = 640 } };

    [Fact]
    public async Task A_guest_sees_what_has_the_focus()
    {
        foreach (var address in new[] { "/", "/tim", DemoPeople.School }) await ShouldSeeTheFocusAsync(address);
    }

    [Fact]
    public async Task So_does_who_fills_a_form_with_a_bar_of_its_own()
    {
        await SignInAsync(DemoPeople.Teacher, DemoPeople.Password);
        await ShouldSeeTheFocusAsync(DemoPeople.School + "/dong-gop");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu bản nháp" }).ClickAsync();
        await Page.WaitForURLAsync(url => url.Contains("/dong-gop/", StringComparison.Ordinal));
        await ShouldSeeTheFocusAsync(new Uri(Page.Url).AbsolutePath);
    }

    private async Task ShouldSeeTheFocusAsync(string address)
    {
        await GoAsync(address);
        List<string> covered = [];
        for (var step = 0; step < MostSteps; step++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>(Covered) is { Length: > 0 } what) covered.Add(what);
        }

        covered.ShouldBeEmpty($"on {address}");
    }
}
