using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace OerPortal.Theme;

/// <summary>A cover. Lists hold dozens, and a partial for each would cost more than the page around them.</summary>
internal sealed class CoverPart(CoverModel cover) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (cover.ImageUrl is not null)
            WritePicture(writer, encoder, cover.ImageUrl);
        else
            WriteDrawn(writer, encoder);
    }

    private void WritePicture(TextWriter writer, HtmlEncoder encoder, string address)
    {
        writer.Write("<div class=\"cover photo\" aria-hidden=\"true\"><img src=\"");
        encoder.Encode(writer, address);
        writer.Write("\" alt=\"\"");
        WriteNumber(writer, "width", cover.ImageWidth);
        WriteNumber(writer, "height", cover.ImageHeight);
        writer.Write(cover.Eager ? " loading=\"eager\"" : " loading=\"lazy\"");
        writer.Write(" decoding=\"async\" /></div>");
    }

    private void WriteDrawn(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<div class=\"cover\" data-tone=\"");
        encoder.Encode(writer, cover.Tone ?? CoverTone.Usual);
        writer.Write("\" aria-hidden=\"true\"><i>");
        encoder.Encode(writer, cover.Kind ?? "");
        writer.Write(cover.TitleLength is { } length ? $"</i><b class=\"{length}\">" : "</i><b>");
        encoder.Encode(writer, cover.Title);
        writer.Write("</b><small>");
        encoder.Encode(writer, cover.Author ?? "");
        writer.Write("</small></div>");
    }

    private static void WriteNumber(TextWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" {name}=\"{number}\""));
    }
}
