using System.Globalization;

namespace OerPortal.Cms.Text;

/// <summary>A moment as machines write it to each other (RFC 3339): in UTC, to the second.</summary>
public static class Moment
{
    public const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
