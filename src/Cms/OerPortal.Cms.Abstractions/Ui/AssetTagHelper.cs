using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OerPortal.Cms.Ui;

/// <summary>
/// <c>&lt;link rel="stylesheet" asset="OerPortal.Reading/reader.css" /&gt;</c> and
/// <c>&lt;script type="module" asset="OerPortal.Ingest/upload.js"&gt;&lt;/script&gt;</c>: fills in the fingerprinted
/// address of a built asset.
/// </summary>
[HtmlTargetElement("link", Attributes = "asset")]
[HtmlTargetElement("script", Attributes = "asset")]
public sealed class AssetTagHelper : TagHelper
{
    /// <summary>"Project/file" under the project's wwwroot/built.</summary>
    public string Asset { get; set; } = "";

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var attribute = string.Equals(output.TagName, "link", StringComparison.OrdinalIgnoreCase) ? "href" : "src";
        output.Attributes.SetAttribute(attribute, AssetUrl.Of(ViewContext.HttpContext, Asset));
    }
}
