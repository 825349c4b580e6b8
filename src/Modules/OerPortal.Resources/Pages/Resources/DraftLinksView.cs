using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>The addresses elsewhere of a draft, to change them.</summary>
public sealed record DraftLinksView(string DraftId, ResourceVersion Version);
