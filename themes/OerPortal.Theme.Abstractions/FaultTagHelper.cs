using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OerPortal.Theme;

/// <summary>
/// <c>&lt;fault name="Days" label="…" /&gt;</c>: what is wrong with controls that stand in no <c>&lt;field&gt;</c> (a group of choices, a file); nothing where nothing is.
/// The element with the id <see cref="At"/> takes the focus from the list on top; a group needs <c>tabindex="-1"</c> for it.
/// </summary>
[HtmlTargetElement("fault", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaultTagHelper : TagHelper
{
    /// <summary>Of the value in the model state.</summary>
    public string Name { get; set; } = "";

    /// <summary>What is asked, in the reader's language.</summary>
    public string Label { get; set; } = "";

    /// <summary>Id of what is to be mended; the name where it is absent.</summary>
    public string? At { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (FormFaults.In(ViewContext.ModelState, Name) is not { } error)
        {
            output.SuppressOutput();
            return;
        }

        var at = At ?? Name;
        FormFaults.Add(ViewContext.HttpContext, new FormFault(at, $"{Label}: {error}"));
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error");
        output.Attributes.SetAttribute("id", at + "-error");
        output.Content.SetContent(error);
    }
}
