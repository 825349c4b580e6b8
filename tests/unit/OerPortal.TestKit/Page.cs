using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OerPortal.TestKit;

/// <summary>A page as it came.</summary>
/// <param name="Address">Where it came from, after redirects.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Answer">The whole answer, its body already read.</param>
/// <param name="Document">The page's elements.</param>
public sealed record Page(Uri Address, HttpStatusCode Status, HttpResponseMessage Answer, IHtmlDocument Document)
{
    /// <summary>Its first heading.</summary>
    public string Heading => TextOf("h1");

    /// <summary>Everything a reader sees, white space as one space.</summary>
    public string Text => Plain(Document.Body);

    internal static async Task<Page> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var html = await answer.Content.ReadAsStringAsync(ct);
        var document = await new HtmlParser().ParseDocumentAsync(html, ct);
        return new(answer.RequestMessage!.RequestUri!, answer.StatusCode, answer, document);
    }

    /// <summary>Text of the first element the selector finds, white space as one space.</summary>
    public string TextOf(string selector) => Plain(Document.QuerySelector(selector)
        ?? throw new InvalidOperationException($"{Address} has no \"{selector}\" (status {(int)Status})."));

    /// <summary>Texts of all elements the selector finds.</summary>
    public IReadOnlyList<string> TextsOf(string selector) => [.. Document.QuerySelectorAll(selector).Select(Plain)];

    /// <summary>Fails unless a reader sees the words.</summary>
    public Page ShouldSay(string words)
    {
        Text.ShouldContain(words, Case.Sensitive, $"on {Address} (status {(int)Status})");
        return this;
    }

    /// <summary>Fails when a reader sees the words.</summary>
    public Page ShouldNotSay(string words)
    {
        Text.ShouldNotContain(words, Case.Sensitive, $"on {Address} (status {(int)Status})");
        return this;
    }

    private static string Plain(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
