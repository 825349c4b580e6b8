using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Web;

namespace OerPortal.Sites.Pages.Sites;

/// <summary>Longer texts that the foot leads to; one file a language below <c>Help/</c>.</summary>
[GuestCache("sites")]
public sealed class HelpModel : PageModel
{
    private static readonly Dictionary<string, string> Topics = new()
    {
        ["dong-gop"] = "contribute",
        ["giay-phep"] = "licences",
        ["tiep-can"] = "access",
        ["rieng-tu"] = "privacy",
        ["mo-trang"] = "opening",
    };

    /// <summary>As addresses name them.</summary>
    internal static IReadOnlyCollection<string> Names => Topics.Keys;

    public string Topic { get; private set; } = "";

    public string TextFile => $"Help/_{char.ToUpperInvariant(Topic[0])}{Topic[1..]}.{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}.cshtml";

    public IActionResult OnGet(string topic)
    {
        if (!Topics.TryGetValue(topic, out var known))
            return NotFound();
        Topic = known;
        return Page();
    }
}
