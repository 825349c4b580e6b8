namespace OerPortal.Resources;

/// <summary>A version of a contribution as its contributor sees it.</summary>
/// <param name="Id">Of the version, in <see cref="ResourceAddress.Draft"/>.</param>
/// <param name="ResourceId">Of the resource, in <see cref="ResourceAddress.Page(string)"/>; its page is there once it is published.</param>
/// <param name="State">draft, submitted, returned, published, replaced or withdrawn.</param>
/// <param name="Comment">The reviewer's words of the last return.</param>
/// <param name="Missing">What keeps it from being handed in; empty when nothing does, and when it is no draft.</param>
/// <param name="Revision">Another after every change.</param>
/// <param name="Holder">Names the draft for resumable uploads.</param>
public sealed record Deposit(
    string Id,
    string ResourceId,
    int Version,
    string State,
    ResourceMetadata Description,
    Visibility Visibility,
    IReadOnlyList<DepositFile> Files,
    IReadOnlyList<DepositLink> Links,
    IReadOnlyList<DepositProblem> Missing,
    string? Comment,
    string Holder,
    DateTimeOffset BegunAt,
    int Revision);

/// <param name="State">receiving, quarantined, scanning, clean, inspecting, deriving, ready, ready-without-preview, infected, refused, too-large-to-scan or failed.</param>
/// <param name="Progress">0 to 100.</param>
/// <param name="Refusal">Why it was turned away; null for others.</param>
public sealed record DepositFile(Guid Id, string Name, string? Title, FileRole Role, string MediaType, long Length, string? Sha256, string State, bool IsSettled, int Progress, DepositProblem? Refusal);

/// <param name="Title">What it is called for people.</param>
public sealed record DepositLink(Guid Id, string Address, string Title, FileRole Role);

/// <param name="Field">Of the description, or <c>files</c>.</param>
/// <param name="Code">Stays as it is for ever.</param>
/// <param name="Sentence">For people, in the language of the request.</param>
public sealed record DepositProblem(string Field, string Code, string Sentence);

/// <summary>Something cannot be done, or not now.</summary>
public sealed class DepositRefusedException(DepositRefusal kind, IReadOnlyList<DepositProblem> problems) : Exception(string.Join(", ", problems.Select(p => p.Code)))
{
    public DepositRefusal Kind => kind;

    /// <summary>At least one.</summary>
    public IReadOnlyList<DepositProblem> Problems => problems;
}

public enum DepositRefusal
{
    /// <summary>What was sent can never be taken.</summary>
    Wrong,

    /// <summary>The contribution stands so that it cannot be done now.</summary>
    NotNow,

    /// <summary>The person may not contribute here (any more).</summary>
    NotAllowed,

    /// <summary>It was changed since whoever asks has seen it.</summary>
    Changed,

    /// <summary>Others work on it too: what was seen of it must be said.</summary>
    Unseen,

    /// <summary>The disk is full, or the person or school has used up its room.</summary>
    NoRoom,

    /// <summary>Too much was asked in a short time.</summary>
    TooMuch,
}
