namespace OerPortal.Services.Models;

/// <summary>What a library does for people who are not there.</summary>
/// <param name="Kind">As it is stored.</param>
/// <param name="Slug">In addresses; the strings of its form are <c>services.{Slug}.…</c>.</param>
public sealed record Service(ServiceKind Kind, string Slug, string Icon)
{
    /// <summary>Whether the form asks for a title: of a book, of the matter.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>Whether it asks for something beside the title: an author, pages, a class.</summary>
    public bool HasDetail { get; init; }

    public bool NeedsDetail { get; init; }

    /// <summary>Whether words are needed; else they are welcome.</summary>
    public bool NeedsBody { get; init; }

    /// <summary>Whether only readers with an account may ask.</summary>
    public bool NeedsAccount { get; init; }

    /// <summary>Whether a guest must say how to be reached: the library cannot go on otherwise.</summary>
    public bool NeedsContact { get; init; }

    public static IReadOnlyList<Service> All { get; } =
    [
        new(ServiceKind.Question, "hoi-thu-vien", "message-circle") { NeedsBody = true },
        new(ServiceKind.Purchase, "de-nghi-mua", "book-open") { HasDetail = true },
        new(ServiceKind.Copy, "sao-chup", "copy") { HasDetail = true, NeedsDetail = true, NeedsAccount = true },
        new(ServiceKind.Card, "the-thu-vien", "user-plus") { HasTitle = false, HasDetail = true, NeedsDetail = true, NeedsContact = true },
    ];

    public static Service? Find(string slug) => All.FirstOrDefault(service => service.Slug == slug);

    public static Service Of(ServiceKind kind) => All.First(service => service.Kind == kind);
}

public enum ServiceKind : short
{
    Question = 0,
    Purchase = 1,
    Copy = 2,
    Card = 3,
}

/// <summary>How a request stands; from <see cref="Done"/> on it is ended.</summary>
public enum RequestState : short
{
    Waiting = 0,
    InHand = 1,
    Done = 2,
    Declined = 3,
}
