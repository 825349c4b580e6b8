using System.Security.Cryptography;
using OerPortal.Cms.Data;

namespace OerPortal.Events.Models;

/// <summary>Somebody who wants to come, perhaps with others.</summary>
public sealed class Registration : ISiteOwned
{
    public const int MostPeople = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whoever knows it may cancel.</summary>
    public string Key { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public required Guid EventId { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>Null for a guest.</summary>
    public Guid? PersonId { get; init; }

    public required string Name { get; init; }

    public string Contact { get; init; } = "";

    public required int People { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public DateTimeOffset? CancelledAt { get; set; }
}

/// <summary>A picture of an event's report.</summary>
public sealed class EventPicture : ISiteOwned
{
    public required Guid FileId { get; init; }

    public required Guid EventId { get; init; }

    public required Guid SiteId { get; init; }

    /// <summary>What is to be seen; shown below it and read to those who do not see it. Without it the picture is not shown.</summary>
    public string Words { get; set; } = "";

    public required DateTimeOffset At { get; init; }
}
