namespace OerPortal.Library;

/// <summary>What the current library does for people from afar, for modules that lead there.</summary>
public interface ILibraryDoors
{
    /// <summary>Where one asks for a card, below the site; null where from home one cannot.</summary>
    Task<string?> CardsAsync(CancellationToken cancellation);

    /// <summary>Where readers ask for copies of pages and follow them, below the site; null where the library makes none.</summary>
    Task<string?> CopiesAsync(CancellationToken cancellation);
}
