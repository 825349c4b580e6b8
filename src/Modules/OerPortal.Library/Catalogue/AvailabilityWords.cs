using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Catalogue;

/// <summary>How a title stands, in a few words.</summary>
internal static class AvailabilityWords
{
    /// <summary>"Còn 2 bản", or that all are lent or spoken for.</summary>
    internal static string Availability(this IStringLocalizer strings, TitleLine line)
        => line.Free > 0 ? strings.Count("library.available", line.Free) : strings[line.Away > 0 && line.Away >= line.Copies ? "library.allAway" : line.Lent + line.Away < line.Copies ? "library.allHeld" : "library.allLent"];
}
