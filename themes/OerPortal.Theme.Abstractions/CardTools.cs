namespace OerPortal.Theme;

/// <summary>What one may do with a card besides opening it: keep it for later, pass it on. The same for everybody; a script marks what somebody keeps.</summary>
/// <param name="PublicId">Of the resource.</param>
public sealed record CardTools(string PublicId, string SaveUrl, string ShareUrl);
