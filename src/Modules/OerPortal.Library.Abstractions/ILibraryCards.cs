namespace OerPortal.Library;

/// <summary>Cards of libraries, for modules that lead to them.</summary>
public interface ILibraryCards
{
    /// <summary>Where one asks the current library for a card from home, below the site; null where one does not.</summary>
    Task<string?> AddressAsync(CancellationToken cancellation);
}
