using OerPortal.Classes;
using OerPortal.Library.Models;

namespace OerPortal.Library.ClassSets;

/// <summary>Who of a class has which textbook.</summary>
/// <param name="Pupils">In the roster's order.</param>
/// <param name="Titles">What the class has, and what was chosen besides.</param>
/// <param name="Cells">What a pupil has of a title: mostly one copy, sometimes two.</param>
internal sealed record ClassGrid(ClassFacts Class, IReadOnlyList<PupilFacts> Pupils, IReadOnlyList<Title> Titles, ILookup<(Guid Pupil, Guid Title), Loan> Cells)
{
    internal int Count => Cells.Sum(cell => cell.Count());

    internal bool HasAll(PupilFacts pupil, IEnumerable<Title> titles) => titles.All(t => Cells.Contains((pupil.PersonId, t.Id)));
}

/// <param name="Books">Textbooks it has.</param>
/// <param name="Overdue">How many of them should be back.</param>
internal sealed record ClassLine(ClassFacts Class, int Books, int Overdue);
