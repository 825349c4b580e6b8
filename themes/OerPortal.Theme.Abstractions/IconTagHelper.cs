using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OerPortal.Cms.Ui;

namespace OerPortal.Theme;

/// <summary>
/// <c>&lt;icon name="upload" /&gt;</c>: an icon of the theme's sprite. It decorates words and is hidden from screen
/// readers; a button of an icon alone needs an <c>aria-label</c>.
/// </summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>Asset name of the sprite.</summary>
    public const string Sprite = "OerPortal.Theme/icons.svg";

    private static readonly ConcurrentDictionary<(string Sprite, string Name), HtmlString> Uses = new();

    /// <summary>Name in the sprite (themes/OerPortal.Theme/Assets/icons.txt).</summary>
    public string Name { get; set; } = "";

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var classes = output.Attributes["class"]?.Value?.ToString();
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", classes is null ? "icon" : $"icon {classes}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Uses.GetOrAdd(
            (AssetUrl.Of(ViewContext.HttpContext, Sprite), Name), static (at, encoder) => new HtmlString($"<use href=\"{encoder.Encode(at.Sprite)}#{encoder.Encode(at.Name)}\"></use>"), encoder));
    }
}
