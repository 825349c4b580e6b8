using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Ui;

namespace OerPortal.Theme;

/// <summary>The two small buttons of a card. Links, so that they work without script; written at once as covers are, because lists hold dozens.</summary>
/// <param name="canSave">Whether the site has a shelf to keep things on.</param>
internal sealed class CardToolsPart(HttpContext http, IStringLocalizer strings, bool canSave)
{
    private readonly string _sprite = AssetUrl.Of(http, IconTagHelper.Sprite);
    private readonly string _save = strings["theme.save"];
    private readonly string _share = strings["theme.share"];

    public IHtmlContent? Of(CardTools? tools, string title) => tools is null ? null : new Part(this, tools, title);

    private void Write(TextWriter writer, HtmlEncoder encoder, CardTools tools, string title)
    {
        writer.Write("<p class=\"card-tools\">");
        if (canSave)
        {
            writer.Write("<a class=\"icon-btn\" rel=\"nofollow\" data-save=\"");
            encoder.Encode(writer, tools.PublicId);
            WriteLink(writer, encoder, tools.SaveUrl, _save, title, "bookmark");
        }

        writer.Write("<a class=\"icon-btn\" rel=\"nofollow");
        WriteLink(writer, encoder, tools.ShareUrl, _share, title, "share-2");
        writer.Write("</p>");
    }

    private void WriteLink(TextWriter writer, HtmlEncoder encoder, string address, string word, string title, string icon)
    {
        writer.Write("\" href=\"");
        encoder.Encode(writer, address);
        writer.Write("\" title=\"");
        encoder.Encode(writer, word);
        writer.Write("\" aria-label=\"");
        encoder.Encode(writer, $"{word}: {title}");
        writer.Write("\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"");
        encoder.Encode(writer, _sprite);
        writer.Write($"#{icon}\"></use></svg></a>");
    }

    private sealed class Part(CardToolsPart list, CardTools tools, string title) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => list.Write(writer, encoder, tools, title);
    }
}
