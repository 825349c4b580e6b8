using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OerPortal.Theme;

/// <summary>Ties the control inside a <c>&lt;field&gt;</c> to its hint and error. Every password can be shown while it is typed.</summary>
[HtmlTargetElement("input", ParentTag = "field")]
[HtmlTargetElement("select", ParentTag = "field")]
[HtmlTargetElement("textarea", ParentTag = "field")]
public sealed class FieldControlTagHelper(IStringLocalizer strings) : TagHelper
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
        if (output.Attributes["type"]?.Value?.ToString() == "password")
        {
            output.Attributes.SetAttribute("data-reveal", strings["theme.reveal"].Value);
            output.Attributes.SetAttribute("data-conceal", strings["theme.conceal"].Value);
        }

        if (field.Wrong) output.Attributes.SetAttribute("aria-invalid", "true");
    }
}
