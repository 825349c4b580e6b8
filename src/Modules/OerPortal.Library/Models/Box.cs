using OerPortal.Cms.Data;

namespace OerPortal.Library.Models;

/// <summary>Books of a school that go from school to school together, and come home. The school owns the row.</summary>
public sealed class Box : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid SiteId { get; init; }

    public required string Name { get; set; }

    public string Note { get; set; } = "";

    /// <summary>The department plans its way; the school fills it.</summary>
    public required bool IsOfDepartment { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>It has come home.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public List<BoxStop> Stops { get; } = [];

    /// <summary>Where it was checked in last; null while it has not left.</summary>
    public BoxStop? At => Stops.Where(s => s.ArrivedAt is not null).MaxBy(s => s.Place);

    /// <summary>Where it is under way to.</summary>
    public BoxStop? Towards => Stops.Find(s => s.SentAt is not null && s.ArrivedAt is null);

    public BoxStop? Next => Stops.Where(s => s.SentAt is null).MinBy(s => s.Place);

    public bool HasLeft => Stops.Exists(s => s.SentAt is not null);

    /// <summary>The school where it stands; null while it is under way.</summary>
    public Guid? HolderId => Towards is not null ? null : At?.SchoolId ?? SiteId;

    /// <summary>Whether it should be somewhere else by now.</summary>
    public bool IsLate(DateOnly today) => ClosedAt is null && (Towards is { } way ? way.From < today : At is { } at && at.Until < today);
}

/// <summary>A school on the way of a box.</summary>
public sealed class BoxStop : ISiteOwned
{
    public required Guid BoxId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; init; }

    public required Guid SiteId { get; init; }

    public required Guid SchoolId { get; init; }

    public required DateOnly From { get; set; }

    public required DateOnly Until { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }
}

/// <summary>A copy on the manifest of a box.</summary>
public sealed class BoxItem : ISiteOwned
{
    public required Guid BoxId { get; init; }

    public required Guid CopyId { get; init; }

    public Copy Copy { get; init; } = null!;

    public required Guid SiteId { get; init; }

    public required DateTimeOffset PutAt { get; init; }

    /// <summary>The last stop at which somebody had it in hand; 0 where it was put in.</summary>
    public int SeenPlace { get; set; }

    public DateTimeOffset? LostAt { get; set; }

    /// <summary>The school that had it then.</summary>
    public Guid? LostSchoolId { get; set; }
}

/// <summary>What was scanned where a box came in.</summary>
public sealed class BoxScan : ISiteOwned
{
    public required Guid BoxId { get; init; }

    public required int Place { get; init; }

    public required string Typed { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>Null for what is not on the manifest.</summary>
    public Guid? CopyId { get; init; }

    public required DateTimeOffset ScannedAt { get; init; }
}
