using AngleSharp.Html.Dom;
using OerPortal.TestKit;

namespace OerPortal.Isolation.Tests.Headers;

/// <summary>
/// The score MDN's HTTP Observatory would give for an answer over HTTPS. The rules and figures were read in MDN's own description ("HTTP
/// Observatory: Tests and scoring", developer.mozilla.org/en-US/observatory/docs/tests_and_scoring) and, where that is older than the tool,
/// in its table of modifiers (github.com/mdn/mdn-http-observatory, src/grader/charts.js, read in November 2026: 10 for
/// Cross-Origin-Resource-Policy). Left out is what headers do not show: the redirection to HTTPS, which is the proxy's, and the browsers'
/// preload list, which would add 5.
/// </summary>
internal static class Observatory
{
    private const int Start = 100;

    /// <summary>Whoever has less than this without extra credit gets none.</summary>
    private const int LeastForExtra = 90;

    public static int ScoreOf(Page page)
    {
        var marks = MarksOf(page).ToList();
        var score = Start + marks.Where(m => m.Points < 0).Sum(m => m.Points);
        return score < LeastForExtra ? Math.Max(0, score) : score + marks.Where(m => m.Points > 0).Sum(m => m.Points);
    }

    /// <summary>Test by test, for the message of a failure.</summary>
    public static IEnumerable<(string Test, int Points)> MarksOf(Page page)
    {
        var policy = new Policy(Header(page, "Content-Security-Policy"));
        yield return ("content-security-policy", policy.Points);
        yield return ("cookies", Cookies(page));
        yield return ("cross-origin-resource-sharing", Header(page, "Access-Control-Allow-Origin") is null ? 0 : -50);
        yield return ("strict-transport-security", Hsts(Header(page, "Strict-Transport-Security")));
        yield return ("referrer-policy", Referrer(Header(page, "Referrer-Policy")));
        yield return ("subresource-integrity", Scripts(page));
        yield return ("x-content-type-options", Header(page, "X-Content-Type-Options") == "nosniff" ? 0 : -5);
        yield return ("x-frame-options", policy.StopsFraming ? 5 : Header(page, "X-Frame-Options") is "DENY" or "SAMEORIGIN" ? 0 : -20);
        yield return ("cross-origin-resource-policy", Header(page, "Cross-Origin-Resource-Policy") switch
        {
            "same-origin" or "same-site" => 10,
            null => 0,
            _ => -5,
        });
    }

    private static string? Header(Page page, string name)
        => page.Answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static int Cookies(Page page)
    {
        if (!page.Answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            return 0;
        var worst = 5;
        foreach (var cookie in cookies.Select(c => c.Split(';', StringSplitOptions.TrimEntries).Select(p => p.ToLowerInvariant()).ToHashSet()))
        {
            var mark = !cookie.Contains("secure") ? -20
                : !cookie.Contains("httponly") ? -30
                : cookie.Contains("samesite=lax") || cookie.Contains("samesite=strict") ? 5
                : cookie.Any(p => p.StartsWith("samesite=", StringComparison.Ordinal)) ? -20 : 0;
            worst = Math.Min(worst, mark);
        }

        return worst;
    }

    private static int Hsts(string? header)
    {
        const int sixMonths = 15_768_000;
        var age = (header ?? "").Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(p => p.StartsWith("max-age=", StringComparison.Ordinal));
        return age is null ? -20 : long.Parse(age["max-age=".Length..], null) >= sixMonths ? 0 : -10;
    }

    private static int Referrer(string? header) => header switch
    {
        null => 0,
        "no-referrer" or "same-origin" or "strict-origin" or "strict-origin-when-cross-origin" => 5,
        _ => -5,
    };

    /// <summary>Scripts of the page's own origin need no integrity.</summary>
    private static int Scripts(Page page)
    {
        var foreign = page.Document.Scripts.OfType<IHtmlScriptElement>()
            .Where(s => s.Source is { Length: > 0 } source && (!source.StartsWith('/') || source.StartsWith("//", StringComparison.Ordinal))).ToList();
        return foreign.Count == 0 ? 0 : foreign.Exists(s => string.IsNullOrEmpty(s.Integrity)) ? -5 : 5;
    }

    private sealed class Policy(string? header)
    {
        private readonly Dictionary<string, string[]> _directives = (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(d => d.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(d => d[0].ToLowerInvariant(), d => d[1..]);

        public bool StopsFraming => _directives.ContainsKey("frame-ancestors");

        public int Points
        {
            get
            {
                if (_directives.Count == 0)
                    return -25;
                string[] scripts = Of("script-src"), objects = Of("object-src"), styles = Of("style-src");
                if (scripts.Length == 0 || objects.Length == 0 || scripts.Concat(objects).Any(s => s is "'unsafe-inline'" or "data:" or "https:" or "http:" or "*"))
                    return -20;
                if (_directives.Values.SelectMany(v => v).Any(s => s.StartsWith("http:", StringComparison.Ordinal)))
                    return -20;
                if (scripts.Contains("'unsafe-eval'"))
                    return -10;
                if (styles.Any(s => s is "'unsafe-inline'" or "data:" or "https:" or "*"))
                    return 0;
                var formsStay = _directives.TryGetValue("form-action", out var forms) && forms is ["'none'"] or ["'self'"];
                return Of("default-src") is ["'none'"] && formsStay ? 10 : 5;
            }
        }

        private string[] Of(string directive)
            => _directives.TryGetValue(directive, out var own) ? own : _directives.GetValueOrDefault("default-src", []);
    }
}
