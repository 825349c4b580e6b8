using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace OerPortal.Search.Highlighting;

/// <summary>Text with found words marked: pieces in turn unmarked and marked, the first unmarked (perhaps empty).</summary>
internal sealed record Marked(IReadOnlyList<string> Parts) : IHtmlContent
{
    /// <summary>Whether anything is marked.</summary>
    public bool Any => Parts.Count > 1;

    /// <summary>Everything escaped, with <c>mark</c> around the found words.</summary>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            if (Parts[i].Length == 0) continue;
            if (i % 2 == 1) writer.Write("<mark>");
            encoder.Encode(writer, Parts[i]);
            if (i % 2 == 1) writer.Write("</mark>");
        }
    }

    public override string ToString() => string.Concat(Parts);
}
