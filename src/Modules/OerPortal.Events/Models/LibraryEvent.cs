using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Events.Models;

/// <summary>Something a library holds: everybody may read of it.</summary>
public sealed class LibraryEvent : ISiteOwned
{
    public const string HolderKind = "event";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string PublicId { get; init; } = Cms.Text.PublicId.New();

    public required Guid SiteId { get; init; }

    public EventKind Kind { get; set; }

    public string Title { get; set; } = "";

    public string Place { get; set; } = "";

    /// <summary>Plain text; an empty line begins a new paragraph.</summary>
    public string Body { get; set; } = "";

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    public bool TakesRegistrations { get; set; }

    /// <summary>Null: as many as come.</summary>
    public int? Seats { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>Told afterwards; empty before.</summary>
    public string Report { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    public int Revision { get; set; }

    /// <summary>Whom uploads of its pictures are for.</summary>
    public string Holder => $"{HolderKind}:{Id}";

    public bool IsOver(DateTimeOffset now) => EndsAt <= now;

    /// <summary>8:00–10:00, 1/12/2026; with both days where it lasts longer.</summary>
    public string When => Day(StartsAt) == Day(EndsAt) ? $"{StartsAt.Clock()}–{EndsAt.Clock()}, {StartsAt.Day()}" : $"{StartsAt.Moment()} – {EndsAt.Moment()}";

    private static DateTime Day(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).Date;
}

public enum EventKind : short
{
    ReadingDay = 0,
    StoryHour = 1,
    BookDrive = 2,
    Exhibition = 3,
    Other = 4,
}
