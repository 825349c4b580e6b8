using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>How to name a resource in a lesson plan: "Y Hnhân (sưu tầm). Đường lên Ngọc Linh. Kho học liệu số Kon Tum, 2026. CC BY 4.0."</summary>
internal static class Citation
{
    internal static string Of(ResourceSheet sheet, string portal, string address, IStringLocalizer t)
    {
        var about = sheet.About;
        var people = string.Join(", ", about.Contributors
            .Where(c => ContributorRoles.Naming.Contains(c.Role))
            .Select(c => c.Role == ContributorRoles.Author ? c.Name : t["contributor.named", c.Name, t["contributor." + c.Role].Value.ToLowerInvariant()].Value));
        var year = sheet.PublishedAt?.Year.ToString(CultureInfo.InvariantCulture);
        string?[] parts = [people, about.Title, year is null ? portal : $"{portal}, {year}", about.Licence.Length > 0 ? t["licence." + about.Licence].Value : null, address];
        return string.Join(". ", parts.Where(p => !string.IsNullOrEmpty(p)).Select(p => p!.TrimEnd('.')));
    }
}
