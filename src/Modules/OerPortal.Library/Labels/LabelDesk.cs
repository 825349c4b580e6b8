using Microsoft.EntityFrameworkCore;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Labels;

/// <summary>Copies of the current school by their numbers.</summary>
internal sealed class LabelDesk(LibraryDbContext db)
{
    internal async Task<IReadOnlyList<Copy>> CopiesAsync(NumberRange range, CancellationToken cancellation)
        => await db.Copies.AsNoTracking().Include(c => c.Title).Where(c => c.Register == range.Register && c.Number >= range.First && c.Number <= range.Last).OrderBy(c => c.Number).ToListAsync(cancellation);
}
