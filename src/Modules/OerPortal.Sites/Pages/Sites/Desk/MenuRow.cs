namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>An entry of the menu on its desk.</summary>
/// <param name="Below">Its place below the entry; null for the entry itself.</param>
/// <param name="Count">How many stand beside it.</param>
/// <param name="Moved">What was just moved; of <see cref="ListOrder.Mark"/>.</param>
internal sealed record MenuRow(string Name, string Address, int At, int? Below, int Count, string? Moved)
{
    internal int Place => Below ?? At;

    /// <param name="by">Up (-1) or down (1).</param>
    internal bool HasFocus(int by) => ListOrder.HasFocus(Moved, Below is null ? null : At, Place, by, Count);
}
