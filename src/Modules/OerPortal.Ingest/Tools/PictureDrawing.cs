using OerPortal.Epub.Pictures;

namespace OerPortal.Ingest.Tools;

/// <summary>Draws a book's pictures anew through libvips.</summary>
/// <param name="mayOpen">Ends when a member may be handed to a program outside ours.</param>
internal sealed class PictureDrawing(ScratchFolder scratch, Func<string, Task> mayOpen) : IPictureDrawing
{
    /// <inheritdoc />
    public async Task<string?> DrawAsync(string member, string picture, string format, CancellationToken cancellation)
    {
        await mayOpen(member);
        return await Thumbnails.ShownAsync(picture, format, scratch, cancellation);
    }
}
