namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>An entry of the menu on its desk.</summary>
/// <param name="Below">Its place below the entry; null for the entry itself.</param>
/// <param name="Count">How many stand beside it.</param>
internal sealed record MenuRow(string Name, string Address, int At, int? Below, int Count);
