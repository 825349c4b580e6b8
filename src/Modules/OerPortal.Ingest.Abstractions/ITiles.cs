namespace OerPortal.Ingest;

/// <summary>Large pictures in tiles. Asks no rights.</summary>
public interface ITiles
{
    /// <summary>Null when the file is not ready, or no picture that needs any.</summary>
    Task<TiledPicture?> FindAsync(Guid fileId, CancellationToken cancellation);
}

/// <summary>A picture whose parts answer below <see cref="FileAddress.Tiles"/>, as IIIF's Image API 3 names them at level 0.</summary>
/// <param name="Width">Pixels of the whole.</param>
/// <param name="Height">Pixels of the whole.</param>
/// <param name="TileSide">Pixels of a tile's side; at the right and below it is smaller.</param>
public sealed record TiledPicture(int Width, int Height, int TileSide);
