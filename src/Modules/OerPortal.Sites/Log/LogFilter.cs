using System.Globalization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Sites.Log;

/// <summary>What a reader of the log looks for, as it stands in the address.</summary>
/// <param name="Person">Id of a person, or a user name that was typed.</param>
/// <param name="Subject">Kind and id of a thing.</param>
/// <param name="Kind">What all actions of a part of the portal begin with, such as <c>resources</c>.</param>
/// <param name="WithSystem">Also what the portal did by itself.</param>
internal sealed record LogFilter(string? Person, string? Subject, string? Kind, string? From, string? To, bool WithSystem)
{
    internal const string Name = "nguoi";

    internal bool IsAsked => !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(Subject) || !string.IsNullOrEmpty(Kind) || Begin is not null || End is not null;

    private DateOnly? Begin => Day(From);

    private DateOnly? End => Day(To);

    /// <param name="personId">Whose lines; the empty id for somebody who is not known.</param>
    internal AuditQuestion Question(Guid? siteId, Guid? personId) => new(siteId)
    {
        PersonId = personId,
        Subject = Filled(Subject),
        Action = Filled(Kind),
        From = Start(Begin),
        Until = Start(End?.AddDays(1)),
        OfPeople = !WithSystem,
    };

    /// <summary>The part of an address that asks for this.</summary>
    internal string Query(Guid? before = null)
    {
        (string Name, string? Value)[] parts =
        [
            (Name, Person), ("doi-tuong", Subject), ("loai", Kind), ("tu", From), ("den", To), ("he-thong", WithSystem ? "true" : null), ("truoc", before?.ToString()),
        ];
        return "?" + string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000 ? day : null;

    private static DateTimeOffset? Start(DateOnly? day) => day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, VietnamTime.Offset).ToUniversalTime() : null;
}
