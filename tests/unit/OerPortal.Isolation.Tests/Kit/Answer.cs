using System.Net;
using System.Text.RegularExpressions;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>An answer without what differs by chance or because the question did: ids that were asked for, tokens, trace ids.</summary>
internal sealed partial record Answer(HttpStatusCode Status, string Headers, string Body)
{
    // Lengths differ with the ids; date and age with the second; what is left of a limit with each question; an answer's own cookie is a mask made anew.
    private static readonly HashSet<string> Chance = new(StringComparer.OrdinalIgnoreCase) { "Date", "Age", "Content-Length", "Set-Cookie", "RateLimit" };

    public static async Task<Answer> ReadAsync(HttpResponseMessage answer, Names asked)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(h => !Chance.Contains(h.Key))
            .Select(h => $"{h.Key}: {Plain(string.Join(", ", h.Value), asked)}")
            .Order(StringComparer.Ordinal);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, string.Join('\n', headers), Plain(body, asked));
    }

    /// <summary>The first line that is not the same, or null.</summary>
    public string? DifferenceTo(Answer other)
    {
        var pairs = $"{this}".Split('\n').Zip($"{other}".Split('\n'));
        return this == other ? null : pairs.Where(p => p.First != p.Second).Select(p => $"{p.First.Trim()} | {p.Second.Trim()}").FirstOrDefault("One is longer.");
    }

    public override string ToString() => $"{(int)Status}\n{Headers}\n\n{Body}";

    private static string Plain(string text, Names asked)
    {
        foreach (var value in asked.Values)
            text = text.Replace(value, "§", StringComparison.OrdinalIgnoreCase);
        return Tag().Replace(TraceId().Replace(Token().Replace(text, "token"), ""), "W/tag");
    }

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Token();

    // Made of the body, which is compared itself.
    [GeneratedRegex("W/\"[0-9a-f]+\"", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex TraceId();
}
