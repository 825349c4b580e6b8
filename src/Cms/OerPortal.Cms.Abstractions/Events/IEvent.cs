namespace OerPortal.Cms.Events;

/// <summary>Something that has happened, as a small record that serialises to JSON. Delivered at least once.</summary>
public interface IEvent;
