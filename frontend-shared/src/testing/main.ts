/** An empty program: Angular's test builder needs one to build the specs with. */
export {};
