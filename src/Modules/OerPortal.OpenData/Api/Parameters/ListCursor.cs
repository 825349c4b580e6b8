using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OerPortal.OpenData.Api;

/// <summary>
/// A place in a list, as an address carries it: which list, and the numbers or names of the last thing that was seen. It never expires, and
/// nobody is to take it apart, so its form may change.
/// </summary>
internal static class ListCursor
{
    public static string Write(string list, params ReadOnlySpan<string> parts)
        => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}.{string.Join('.', parts.ToArray())}"));

    public static string Write(string list, long first, long second)
        => Write(list, first.ToString(CultureInfo.InvariantCulture), second.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="ApiProblemException">It is none of this list.</exception>
    public static string[] Read(string cursor, string list, int parts)
    {
        var read = TryDecode(cursor)?.Split('.');
        return read is not null && read.Length == parts + 1 && read[0] == list ? read[1..] : throw Foreign();
    }

    /// <exception cref="ApiProblemException">It is no number that the list could have given.</exception>
    public static long Number(string part, long most)
        => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw Foreign();

    public static ApiProblemException Foreign() => ApiProblemException.OfParameter(ApiParameters.Cursor.Name, "open-data.problem.cursor");

    private static string? TryDecode(string cursor)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
