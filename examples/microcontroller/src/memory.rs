//! How much memory the work takes: a heap that remembers the most it ever held, and a stack that
//! was painted before the start.

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::Cell,
};

use critical_section::Mutex;
use embedded_alloc::LlffHeap;

/// The heap, and the highest mark of its use.
pub struct MeasuredHeap {
    heap: LlffHeap,
    most: Mutex<Cell<usize>>,
}

impl MeasuredHeap {
    /// Without memory yet.
    pub const fn empty() -> Self {
        Self { heap: LlffHeap::empty(), most: Mutex::new(Cell::new(0)) }
    }

    /// Hands it its memory.
    ///
    /// # Safety
    ///
    /// To be called once, with memory that nothing else uses.
    pub unsafe fn init(&self, start: usize, bytes: usize) {
        // SAFETY: the caller's promise is the same.
        unsafe { self.heap.init(start, bytes) };
    }

    /// The most bytes it held at one time.
    pub fn most_used(&self) -> usize {
        critical_section::with(|section| self.most.borrow(section).get())
    }
}

// SAFETY: memory is handed out and taken back by the heap inside; counting touches none of it.
unsafe impl GlobalAlloc for MeasuredHeap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is the same.
        let memory = unsafe { self.heap.alloc(layout) };
        let used = self.heap.used();
        critical_section::with(|section| {
            let most = self.most.borrow(section);
            most.set(most.get().max(used));
        });
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise is the same.
        unsafe { self.heap.dealloc(memory, layout) };
    }
}

unsafe extern "C" {
    // Where the linker puts the lowest and the highest end of the stack.
    static _stack_end: u32;
    static _stack_start: u32;
}

/// What `cortex-m-rt` paints the stack with.
const PAINT: u32 = 0xcccc_cccc;

/// The most bytes the stack ever held: as far down as the paint is gone.
pub fn most_stack() -> usize {
    let (end, start) = (&raw const _stack_end, &raw const _stack_start);
    let mut place = end;
    // SAFETY: the memory between the two is the stack; it is only read.
    while place < start && unsafe { place.read_volatile() } == PAINT {
        place = place.wrapping_add(1);
    }
    (start as usize) - (place as usize)
}
