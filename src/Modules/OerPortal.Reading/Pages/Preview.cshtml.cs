using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Reading.Data;

namespace OerPortal.Reading.Pages;

/// <summary>A file before it is published, for its contributor and reviewers. Leaves no place behind.</summary>
[RequiresFeature("reading")]
[ContentSecurity(Policy)]
internal sealed class PreviewModel(ReadingRoom room, ReaderSettings settings, ReaderChunks chunks) : ReaderPage(room, settings, chunks)
{
    public async Task<IActionResult> OnGetAsync(Guid fileId, CancellationToken cancellation)
        => await ShowAsync(await Room.UnpublishedAsync(fileId, cancellation), cancellation);
}
