using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OerPortal.Theme;

/// <summary>
/// <c>&lt;field asp-for="Input.Title" label="…" hint="…"&gt;&lt;input asp-for="Input.Title" /&gt;&lt;/field&gt;</c>:
/// label, hint and error around one control, tied to it for screen readers. The error comes from the model state.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for")]
public sealed class FieldTagHelper(HtmlEncoder encoder, IHtmlGenerator generator) : TagHelper
{
    /// <summary>The member the control edits.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>What is asked, in the reader's language.</summary>
    public string Label { get; set; } = "";

    /// <summary>A sentence of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Where a value came from that the person did not type ("Lấy từ tệp, thầy cô sửa được").</summary>
    public string? Filled { get; set; }

    /// <summary>Said after the label of a field that may stay empty ("không bắt buộc").</summary>
    public string? Optional { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, generator.IdAttributeDotReplacement);
        var error = FormFaults.In(ViewContext.ModelState, name);
        if (error is not null) FormFaults.Add(ViewContext.HttpContext, new FormFault(id, $"{Label}: {error}"));
        var described = new List<string>(3);
        if (!string.IsNullOrEmpty(Hint)) described.Add(id + "-hint");
        if (error is not null) described.Add(id + "-error");
        if (!string.IsNullOrEmpty(Filled)) described.Add(id + "-filled");
        context.Items[typeof(FieldControlTagHelper)] =
            new FieldControl(described.Count == 0 ? null : string.Join(' ', described), error is not null);

        var control = await output.GetChildContentAsync();
        output.TagName = "div";
        var classes = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute(
            "class", $"field{(error is null ? "" : " wrong")}{(classes is null ? "" : " " + classes)}");
        Write(output.Content, id, error, control);
    }

    private void Write(TagHelperContent content, string id, string? error, IHtmlContent control)
    {
        string Text(string text) => encoder.Encode(text);
        content.AppendHtml($"<label for=\"{Text(id)}\">{Text(Label)}");
        if (!string.IsNullOrEmpty(Optional)) content.AppendHtml($" <span class=\"optional\">{Text(Optional)}</span>");
        content.AppendHtml("</label>");
        if (!string.IsNullOrEmpty(Hint)) content.AppendHtml($"<p class=\"hint\" id=\"{Text(id)}-hint\">{Text(Hint)}</p>");
        if (error is not null) content.AppendHtml($"<p class=\"error\" id=\"{Text(id)}-error\">{Text(error)}</p>");
        content.AppendHtml(control);
        if (!string.IsNullOrEmpty(Filled)) content.AppendHtml($"<p class=\"filled\" id=\"{Text(id)}-filled\">{Text(Filled)}</p>");
    }
}

internal sealed record FieldControl(string? DescribedBy, bool Wrong);
