using Microsoft.Playwright;
using OerPortal.TestKit;

namespace OerPortal.E2E.Tests.Running;

/// <summary>Deque's accessibility checker, run inside the open page.</summary>
internal static class Axe
{
    /// <summary>WCAG 2.2 AA and everything before it.</summary>
    public static readonly object All = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>Of those, what colours decide.</summary>
    public static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>
    /// Only what is wrong is described: to say of each element by which path it is right takes longer than to look at it.
    /// A book's frame runs no scripts, so the checker's timers never ring there and it would wait for ever.
    /// </summary>
    private const string Run = """
        async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false })).violations
          .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
        """;

    private static readonly Lazy<string> Checker = new(() => File.ReadAllText(Checkout.PathTo("node_modules", "axe-core", "axe.min.js")));

    /// <summary>What breaks the rules, a line each.</summary>
    public static async Task<string[]> ComplaintsAsync(IPage page, object rules)
    {
        // A page that is still on its way has not its style sheets yet, and what was just opened not its place.
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'")) await page.EvaluateAsync(Checker.Value);
        return await page.EvaluateAsync<string[]>(Run, rules);
    }
}
