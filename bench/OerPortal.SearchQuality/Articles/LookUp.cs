namespace OerPortal.SearchQuality.Articles;

/// <summary>A question to which some articles alone are right.</summary>
/// <param name="Meant">What the person had in mind, for the report.</param>
/// <param name="Right">Numbers of the articles.</param>
internal sealed record LookUp(string Kind, string Typed, string Meant, IReadOnlySet<int> Right);
