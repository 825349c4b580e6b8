using System.Security.Cryptography;
using OerPortal.Cms.Data;

namespace OerPortal.Services.Models;

/// <summary>What somebody asked of a library.</summary>
public sealed class Request : ISiteOwned
{
    public const int KeyBytes = 16;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whoever knows it may follow the request; nobody guesses 128 bits.</summary>
    public string Key { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    public required Guid SiteId { get; init; }

    public required ServiceKind Service { get; init; }

    /// <summary>Null for a guest.</summary>
    public Guid? PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>Telephone, mail, a class: how the library reaches a guest. May be empty.</summary>
    public string Contact { get; init; } = "";

    public string Title { get; init; } = "";

    public string Detail { get; init; } = "";

    public string Body { get; init; } = "";

    public required DateTimeOffset AskedAt { get; init; }

    public RequestState State { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<Reply> Replies { get; } = [];

    public bool IsEnded => State >= RequestState.Done;

    public Service Kind => Models.Service.Of(Service);

    /// <summary>What stands in lists: its title, else who asked.</summary>
    public string Heading => Title.Length > 0 ? Title : Name;

    public static Request Asked(Guid siteId, ServiceKind service, string name, Guid? personId, DateTimeOffset at, RequestWords words) => new()
    {
        SiteId = siteId,
        Service = service,
        Name = name,
        PersonId = personId,
        Contact = words.Contact,
        Title = words.Title,
        Detail = words.Detail,
        Body = words.Body,
        AskedAt = at,
        ChangedAt = at,
    };

    public Reply Answer(RequestState state, string words, Guid by, DateTimeOffset at)
    {
        (State, ChangedAt) = (state, at);
        var reply = new Reply { RequestId = Id, SiteId = SiteId, ById = by, State = state, Words = words, At = at };
        Replies.Add(reply);
        return reply;
    }
}

/// <summary>What a form says, without what stands around it.</summary>
public sealed record RequestWords(string Title, string Detail, string Body, string Contact);

/// <summary>What the library said to a request, and how it stood from then on.</summary>
public sealed class Reply : ISiteOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RequestId { get; init; }

    public required Guid SiteId { get; init; }

    public required Guid ById { get; init; }

    public required RequestState State { get; init; }

    public string Words { get; init; } = "";

    public required DateTimeOffset At { get; init; }
}
