namespace OerPortal.Epub.Pictures;

/// <summary>Decodes a stranger's picture and draws it anew, which is no work for the program that holds the book.</summary>
public interface IPictureDrawing
{
    /// <param name="member">The book's member that it is, by its name.</param>
    /// <param name="picture">Its bytes, a file in a private folder.</param>
    /// <param name="format">Ending of the kind that is wanted: jpg, png, gif or webp.</param>
    /// <returns>A file, or null when it cannot be decoded.</returns>
    Task<string?> DrawAsync(string member, string picture, string format, CancellationToken cancellation);
}
