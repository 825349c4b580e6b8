namespace OerPortal.Ingest;

/// <summary>Drawings of the portal's own, as pictures that every program shows: reading apps and library systems know no SVG.</summary>
public interface IDrawings
{
    /// <summary>The drawing as JPEG, made when it is asked for first and kept; null where it cannot be made.</summary>
    /// <param name="svg">Of our own writing: what people typed is text in it.</param>
    /// <param name="width">Pixels; one of <see cref="FileAddress.CoverWidths"/>.</param>
    Task<DrawnPicture?> AsJpegAsync(string svg, int width, CancellationToken cancellation);
}

/// <param name="Path">A file that whoever gives it out only reads.</param>
/// <param name="Tag">Names its content.</param>
public sealed record DrawnPicture(string Path, string Tag);
