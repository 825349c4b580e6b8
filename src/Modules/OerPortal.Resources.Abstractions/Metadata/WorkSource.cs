namespace OerPortal.Resources;

/// <summary>Where somebody else's work was taken from.</summary>
/// <param name="Title">Name of the work or collection.</param>
/// <param name="Url">Absolute address, or null.</param>
/// <param name="RightsHolder">Who holds the rights, or null when nobody does any more.</param>
public sealed record WorkSource(string Title, string? Url, string? RightsHolder);

/// <param name="Scheme">For example <c>isbn</c>, <c>doi</c>, <c>uri</c>.</param>
public sealed record Identifier(string Scheme, string Value);

/// <summary>How a resource stands to another one.</summary>
/// <param name="Kind">Code of <see cref="Vocabulary.RelationKinds"/>.</param>
/// <param name="PublicId">A resource of this portal, or null.</param>
/// <param name="Url">Absolute address of a work elsewhere, or null.</param>
/// <param name="Title">Name to show; for a resource of this portal its own title is shown instead.</param>
public sealed record Relation(string Kind, string? PublicId, string? Url, string? Title);
