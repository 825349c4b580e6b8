using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OerPortal.Theme;

/// <summary>Ties the control inside a <c>&lt;field&gt;</c> to its hint and error.</summary>
[HtmlTargetElement("input", ParentTag = "field")]
[HtmlTargetElement("select", ParentTag = "field")]
[HtmlTargetElement("textarea", ParentTag = "field")]
public sealed class FieldControlTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (!context.Items.TryGetValue(typeof(FieldControlTagHelper), out var item) || item is not FieldControl field)
            return;
        if (field.DescribedBy is not null && !output.Attributes.ContainsName("aria-describedby"))
            output.Attributes.SetAttribute("aria-describedby", field.DescribedBy);
        if (field.Wrong) output.Attributes.SetAttribute("aria-invalid", "true");
    }
}
